import { useNavigate } from 'react-router';
import { addresses } from '../app/addresses.ts';
import { brightnessSchema } from '../app/ConnectedDesk.tsx';
import { useDesk } from '../app/deskContext.ts';
import { usePreference } from '../app/preferences.ts';
import { saveFile } from '../app/saveFile.ts';
import { lockKey } from '../app/shortcuts.ts';
import { useDark } from '../app/useBrightness.ts';
import { useInsideBin } from '../cases/useFoundCases.ts';
import { useReportError } from '../parts/useReportError.ts';
import { type SettingsSection, settingsSections } from '../settings/sections.ts';
import { useLockVault } from '../vault/useLockVault.ts';
import type { NamedAction } from './matchActions.ts';
import type { Option } from './option.ts';

/** Everything that can be done from anywhere. */
export function useActions(): (Option & NamedAction)[] {
  const desk = useDesk();
  const { lock } = useLockVault();
  const navigate = useNavigate();
  const [, setInBin] = useInsideBin();
  const report = useReportError();
  const [brightness, setBrightness] = usePreference('theme', brightnessSchema, 'system');
  const dark = useDark(brightness);
  const goTo = (address: string) => () => void navigate(address);
  const work = (act: () => Promise<unknown>) => () => void act().catch(report);
  const action = (id: string, label: string, words: string, run: () => void) => ({
    id,
    label,
    words,
    run,
    detail: null as string | null,
  });
  return [
    action('newCase', '新建案件', 'xjaj xinjian', goTo(addresses.newCase)),
    action('import', '导入采集表或备案资料', 'drcjb daoru excel xlsx json', goTo(addresses.import)),
    action('intake', '收件', 'sj shoujian tupian wenjian weixin', goTo(addresses.intake)),
    action('scans', '扫描检查', 'smjc saomiao tupian', goTo(addresses.scans)),
    action('board', '工作台', 'gzt jintian', goTo(addresses.board)),
    action('cases', '全部案件', 'qbaj liebiao', goTo(addresses.cases)),
    action('stageBoard', '案件看板', 'ajkb kanban jieduan', goTo(addresses.stageBoard)),
    action('bin', '回收站', 'hsz huishouzhan shanchu huifu', () => {
      setInBin(true);
      void navigate(addresses.cases);
    }),
    action('calendar', '到期日历', 'dqrl rili daoqi', goTo(addresses.calendar)),
    action(
      'template',
      '保存空白采集表',
      'bckbcjb excel xlsx muban',
      work(async () => saveFile(desk, await desk.client.exchange.template())),
    ),
    action(
      'caseSheet',
      '导出全部案件清单',
      'dcqbajqd excel xlsx',
      work(async () => saveFile(desk, await desk.client.exchange.caseSheet({ cases: null }))),
    ),
    action('brightness', dark ? '切换到浅色' : '切换到深色', 'qhsqs qiehuan shenqianse anse liangse theme', () =>
      setBrightness(dark ? 'light' : 'dark'),
    ),
    { ...action('lock', '锁定资料库', 'sdzlk suoding', lock), detail: lockKey },
    action('passphrase', '更换口令', 'ghkl genghuan kl kouling mima', goTo(addresses.settings('vault'))),
    action('recovery', '更换恢复码', 'ghhfm genghuan hfm huifuma', goTo(addresses.settings('vault'))),
    ...settingsSections.map(({ id, label }) =>
      action(`settings.${id}`, `设置：${label}`, `sz shezhi ${settingsWords[id]}`, goTo(addresses.settings(id))),
    ),
  ];
}

/** Pinyin of the sections of the settings, beyond `sz` and `shezhi`, which all of them answer to. */
const settingsWords: Readonly<Record<SettingsSection, string>> = {
  agency: 'bjg jigou jingban',
  profile: 'ptgg pingtai',
  vault: 'zlk kouling huifuma mima',
  backups: 'bf beifen huifu tijian',
  retention: 'blysc baoliu yjsc yongjiu shanchu gerenziliao',
  access: 'fwjl fangwen jilu',
  rules: 'gzb guize',
  own: 'bjggz jingyan bohui',
  look: 'wg waiguan',
  about: 'gyyxk guanyu banben',
};
