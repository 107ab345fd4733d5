import type { ReactNode } from 'react';
import type { CaseOrder, CaseRow } from '#shared/api/cases.ts';
import { filingTypeLabels } from '#shared/filing/filingCase.ts';
import { stageLabels } from '#shared/filing/stage.ts';
import { CutText } from '../parts/CutText.tsx';
import { FindingCounts } from '../parts/FindingCounts.tsx';
import { Moment } from '../parts/Moment.tsx';
import type { PlainColumn } from './columnSetup.ts';
import { NextDate } from './NextDate.tsx';

/** A column of the case table. */
export interface CaseColumn extends PlainColumn {
  readonly title: string;
  /** What the backend can sort by; null where it cannot. */
  readonly order: CaseOrder | null;
  /** Its share of spare room while nobody has given it a width; 0 takes none. */
  readonly stretch: number;
  readonly cell: (row: CaseRow, provinceName: (code: string) => string) => ReactNode;
}

/** Every column, in the order the desk brings them. */
export const caseColumns: readonly CaseColumn[] = [
  {
    id: 'subject',
    title: '客户',
    width: 190,
    stretch: 3,
    order: 'subjectName',
    cell: ({ subjectName }) => text(subjectName, '主体名称未填', true),
  },
  {
    id: 'miniProgram',
    title: '小程序',
    width: 132,
    stretch: 2,
    order: 'miniProgramName',
    cell: ({ miniProgramName }) => text(miniProgramName, '名称未填'),
  },
  { id: 'stage', title: '阶段', width: 102, stretch: 0, order: 'stage', cell: ({ stage }) => stageLabels[stage] },
  {
    id: 'findings',
    title: '问题',
    width: 214,
    stretch: 0,
    order: 'findings',
    cell: ({ findings, unjudgeable, removed }) =>
      removed ? null : <FindingCounts counts={findings} failed={unjudgeable} />,
  },
  {
    id: 'nextDate',
    title: '下一个日期',
    width: 146,
    stretch: 1,
    order: 'nextDate',
    cell: ({ nextDate }) => nextDate && <NextDate date={nextDate} />,
  },
  { id: 'staff', title: '经办', width: 92, stretch: 0, order: 'staff', cell: ({ staff }) => text(staff, '未指派') },
  { id: 'number', title: '编号', width: 92, stretch: 0, order: 'number', cell: ({ number }) => digits(number) },
  {
    id: 'province',
    title: '地区',
    width: 96,
    stretch: 0,
    order: null,
    optional: true,
    cell: ({ province }, provinceName) => (province === null ? null : text(provinceName(province))),
  },
  {
    id: 'updatedAt',
    title: '更新时间',
    width: 140,
    stretch: 0,
    order: 'updatedAt',
    optional: true,
    cell: ({ updatedAt }) => <Moment at={updatedAt} />,
  },
  {
    id: 'plannedOn',
    title: '计划提交日',
    width: 108,
    stretch: 0,
    order: null,
    optional: true,
    cell: ({ plannedOn }) => digits(plannedOn),
  },
  {
    id: 'filingType',
    title: '备案类型',
    width: 88,
    stretch: 0,
    order: null,
    optional: true,
    cell: ({ filingType }) => filingTypeLabels[filingType],
  },
  {
    id: 'certificate',
    title: '主体证件号',
    width: 176,
    stretch: 0,
    order: null,
    optional: true,
    cell: ({ subjectCertificateMasked }) => digits(subjectCertificateMasked),
  },
  {
    id: 'appId',
    title: 'AppID',
    width: 168,
    stretch: 0,
    order: null,
    optional: true,
    cell: ({ appId }) => text(appId),
  },
];

function text(value: string | null, blank = '', strong = false): ReactNode {
  return value === null ? <CutText faint text={blank} /> : <CutText strong={strong} text={value} />;
}

function digits(value: string | null): ReactNode {
  return <span className="beian-number">{value}</span>;
}
