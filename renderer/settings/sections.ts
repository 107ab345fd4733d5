/** The parts of the settings, in order; each has its own address. */
export const settingsSections = [
  { id: 'agency', label: '本机构' },
  { id: 'profile', label: '平台规格' },
  { id: 'vault', label: '资料库' },
  { id: 'backups', label: '备份' },
  { id: 'retention', label: '保留与删除' },
  { id: 'access', label: '访问记录' },
  { id: 'rules', label: '规则包' },
  { id: 'own', label: '本机构规则' },
  { id: 'look', label: '外观' },
  { id: 'about', label: '关于与许可' },
] as const;

export type SettingsSection = (typeof settingsSections)[number]['id'];
