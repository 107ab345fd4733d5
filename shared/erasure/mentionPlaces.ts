/** What of the database somebody can be told about it as the place of a text, by table; what is not named here is 其他记录. */
const places: Readonly<Record<string, string>> = {
  intake_items: '收件',
  scans: '扫描件的文件名',
  materials: '材料的文件名',
  case_events: '案件的进度和备注',
  cases: '案件备注',
  rejections: '驳回记录',
  rejection_reasons: '驳回原因和答复',
  settlements: '对问题的说明',
  payload_rests: '导入的官方资料',
  persons: '负责人资料',
  mini_programs: '小程序资料',
  subjects: '主体资料',
  letter_values: '打印过的文书',
  own_rules: '本机构规则',
  settings: '界面习惯',
  agency: '本机构资料',
  agency_staff: '本机构同事',
  agency_phones: '本机构电话',
  judgements: '检查结果',
};

/** What a table is called where it is told that a text stands in it. Pure. */
export function mentionPlace(table: string): string {
  return places[table] ?? '其他记录';
}
