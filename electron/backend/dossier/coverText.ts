import { chinaDay } from '#shared/calendar/chinaDay.ts';
import { filingTypeLabels } from '#shared/filing/filingCase.ts';
import { stageLabels } from '#shared/filing/stage.ts';
import type { Discretion } from '../cases/discretion.ts';
import type { DossierInput } from './dossierInput.ts';

export interface CoverText {
  readonly agency: string;
  /** Contact lines of the agency; empty when it has not filled them in. */
  readonly contact: readonly string[];
  readonly subjectName: string;
  readonly miniProgramName: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly marking: { readonly title: string; readonly note: string };
}

const notEntered = '（未填写）';

/** What the cover says. Pure. */
export function coverText(input: DossierInput, { masked, text }: Discretion): CoverText {
  const { application, agency } = input;
  const { filingCase, subject, miniProgram } = application;
  return {
    agency: agency.name ?? '',
    contact: [agency.address, [agency.contactName, agency.contactPhone].filter(Boolean).join(' ')].filter(
      (line): line is string => Boolean(line),
    ),
    subjectName: text(subject.name) ?? notEntered,
    miniProgramName: text(miniProgram.name) ?? notEntered,
    facts: [
      { label: '案件编号', value: filingCase.number },
      { label: '备案类型', value: filingTypeLabels[filingCase.filingType] },
      { label: '当前阶段', value: stageLabels[filingCase.stage] },
      { label: '经办人', value: text(filingCase.staff) ?? notEntered },
      { label: '生成日期', value: chinaDay(input.now) },
    ],
    marking: masked
      ? {
          title: '隐码版',
          note: '证件号码、手机号码和邮箱只显示首尾；材料图片和所附文件按收到时的原样收录，未作遮盖。',
        }
      : { title: '完整版', note: '含有完整的个人信息，仅限办理本次备案使用，请妥善保管，用后及时收回。' },
  };
}
