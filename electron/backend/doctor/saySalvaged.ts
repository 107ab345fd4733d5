import type { Vault } from '../vault/openVault.ts';

/** What came of a salvage, in words. Pure. */
export function saySalvaged({ cases, fromBackup, gone, lost, keptAt }: Awaited<ReturnType<Vault['salvage']>>): string {
  const missing =
    lost === null
      ? '有没有少了案件，请和备份里的对照。'
      : lost.length === 0
        ? '没有少一个案件。'
        : `没能救回的案件：${lost.join('、')}。`;
  return [
    `读得出来的都已救到新的数据库里，有 ${cases} 个案件，${missing}`,
    fromBackup > 0
      ? `读不出来的记录里，有 ${fromBackup} 条用了备份里的，是那次备份时的样子，请核对最近改动过的案件。`
      : '',
    gone > 0 ? `有 ${gone} 条记录因为所属的内容没有了，也没能留下。` : '',
    `坏的数据库没有删除，改放在 ${keptAt}。资料库已经锁定，请重新打开。`,
  ].join('');
}
