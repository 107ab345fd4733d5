import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { EditableField } from '#shared/api/caseEdits.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { KindTag } from '../../parts/KindTag.tsx';
import { isPlainlyEmpty } from '../findings/toFill.ts';
import { useFieldState } from './editorContext.ts';
import { FieldFindings } from './FieldFindings.tsx';
import { FieldStatus } from './FieldStatus.tsx';
import { UnsavedNote } from './UnsavedNote.tsx';

/** How a field is named and laid out, whatever its control. */
export interface FieldLook {
  /** Of the control. `noteId(id)` describes it. */
  readonly id: string;
  readonly field: EditableField;
  /** Other fields the same control stands for. */
  readonly aliases: readonly EditableField[];
  readonly label: string;
  /** Said by screen readers before the label, where the eye sees it from the heading. */
  readonly before: string;
  readonly required: boolean;
  readonly hint: string | null;
  readonly wide: boolean;
  /** Name and control in one line, where there is little height. */
  readonly inline?: boolean;
  /** True for numbers that are shown only while their eye is held, or while they are worked on. */
  readonly hidden: boolean;
  readonly findings: readonly Finding[];
}

/** The id of what is said below a control. */
export function noteId(id: string): string {
  return `${id}-note`;
}

/** The id of the name of a control. */
export function labelId(id: string): string {
  return `${id}-label`;
}

/** What stands around a control: its name, how it is saved, what is wrong with it and what to do. */
export function FieldFrame({ look, counter, children }: { look: FieldLook; counter?: ReactNode; children: ReactNode }) {
  const { id, field, aliases, label, before, required, hint, wide, inline = false, hidden, findings } = look;
  const state = useFieldState(field);
  const told = findings.filter((finding) => !isPlainlyEmpty(finding));
  const empty = told.length < findings.length;
  const tidied = state?.phase === 'saved' && !state.visiting ? state.remarks : [];
  return (
    <div
      className={`beian-field${wide ? ' beian-wide' : ''}${inline ? ' beian-field-inline' : ''}`}
      data-field={[field, ...aliases].join(' ')}
    >
      <div className="beian-field-head">
        <label htmlFor={id} id={labelId(id)} className={required ? 'beian-required' : ''}>
          <span className="beian-visually-hidden">{before}</span>
          {label}
        </label>
        <Flex gap={8} align="baseline">
          <FieldStatus state={state} />
          {counter}
        </Flex>
      </div>
      {children}
      <div id={noteId(id)}>
        {state && <UnsavedNote field={field} label={`${before}${label}`} state={state} hidden={hidden} />}
        {tidied.length > 0 && (
          <Typography.Text type="secondary" role="status" style={{ display: 'block', fontSize: 12 }}>
            已自动整理：{tidied.join('；')}。
          </Typography.Text>
        )}
        <FieldFindings findings={told} />
        {told.length === 0 && tidied.length === 0 && (empty || hint) && (
          <div className="beian-hint">
            {empty && <KindTag kind="missing" />}
            {hint && (
              <Typography.Text type="secondary" style={{ fontSize: 12 }}>
                {hint}
              </Typography.Text>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
