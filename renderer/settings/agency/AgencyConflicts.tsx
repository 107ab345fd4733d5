import { Alert, Button, Flex } from 'antd';
import { Fragment } from 'react';
import type { AgencyEdit, AgencyField, AgencyValue } from '#shared/api/agencyEdits.ts';
import { type Agency, agencyLabels } from '#shared/filing/agency.ts';
import { MaskedNumber } from '../../parts/MaskedNumber.tsx';
import { remade } from './agencyWork.ts';
import { useNoteAgencyReveal } from './useNoteAgencyReveal.ts';

/** What was changed elsewhere while it was changed here: both values, and which one is to hold. */
export function AgencyConflicts({
  agency,
  conflicts,
  onMine,
  onStored,
}: {
  agency: Agency;
  conflicts: readonly AgencyEdit[];
  /** Saves the person's own change over what is stored now. */
  onMine: (edit: AgencyEdit) => void;
  /** Keeps what is stored. */
  onStored: (edit: AgencyEdit) => void;
}) {
  return conflicts.map((edit) => {
    const { field } = edit;
    const mine = remade(edit, agency[field]);
    if (mine === null) return null;
    return (
      <Alert
        key={field}
        type="warning"
        showIcon
        role="alert"
        title={`“${agencyLabels[field]}”刚刚在别处改过，您的修改还没有保存`}
        description={
          <Flex vertical gap={8}>
            <span>
              现在是“
              <Shown field={field} value={agency[field]} />
              ”，{Array.isArray(mine.value) ? '加上您的改动是' : '您要的是'}“
              <Shown field={field} value={mine.value} />
              ”。要用哪一个？
            </span>
            <Flex gap={8} wrap>
              <Button size="small" onClick={() => onMine(mine)}>
                {Array.isArray(mine.value) ? '加上我的改动' : '用我的'}
              </Button>
              <Button size="small" onClick={() => onStored(edit)}>
                用现在的
              </Button>
            </Flex>
          </Flex>
        }
      />
    );
  });
}

/** A value as a person reads it; phones are whole only while held. */
function Shown({ field, value }: { field: AgencyField; value: AgencyValue }) {
  const noteReveal = useNoteAgencyReveal();
  const entries = Array.isArray(value) ? value : value === null ? [] : [value];
  if (entries.length === 0) return '未填写';
  if (field !== 'phones' && field !== 'contactPhone') return entries.join('、');
  return entries.map((entry, index) => (
    <Fragment key={entry}>
      {index > 0 && '、'}
      <MaskedNumber value={entry} label={agencyLabels[field]} onShow={() => noteReveal(field)} />
    </Fragment>
  ));
}
