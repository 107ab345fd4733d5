import { Typography } from 'antd';
import type { FieldValue } from '#shared/api/caseEdits.ts';
import { nameWidth } from '#shared/filing/miniProgram.ts';
import { GrowingTextArea } from '../../parts/GrowingTextArea.tsx';
import { MaskedInput } from '../../parts/MaskedInput.tsx';
import { FieldFrame, type FieldLook, noteId } from './FieldFrame.tsx';
import { inputStatus } from './inputStatus.ts';
import type { Limits } from './limitsOf.ts';
import type { EntryRules } from './readEntry.ts';
import { useNoteReveal } from './useNoteReveal.ts';
import { useTyping } from './useTyping.ts';

/** A field that is typed: one line, or a paragraph. */
export function TextField({
  look,
  held,
  rules,
  limits,
}: {
  look: FieldLook;
  held: FieldValue;
  rules: EntryRules;
  limits: Limits | null;
}) {
  const { text, state, events } = useTyping(look.field, held, rules);
  const noteReveal = useNoteReveal(look.field);
  const shared = {
    ...events,
    id: look.id,
    'aria-describedby': noteId(look.id),
    autoComplete: 'off',
    spellCheck: false,
    ...inputStatus(look.findings, state),
  };
  return (
    <FieldFrame look={look} counter={limits && <Counter text={text} limits={limits} />}>
      {rules.control === 'paragraph' ? (
        <GrowingTextArea {...shared} value={text} />
      ) : (
        <MaskedInput
          {...shared}
          className={rules.control === 'number' ? 'beian-number' : ''}
          masked={look.hidden}
          value={text}
          onReveal={() => {
            if (typeof held === 'string') noteReveal();
          }}
        />
      )}
    </FieldFrame>
  );
}

/** How long the text is and may be, counted as the rule counts. */
function Counter({ text, limits }: { text: string; limits: Limits }) {
  const trimmed = text.trim();
  const length = limits.unit === 'width' ? nameWidth(trimmed) : [...trimmed].length;
  const fits = length === 0 || (length >= limits.least && length <= limits.most);
  return (
    <Typography.Text type={fits ? 'secondary' : 'danger'} className="beian-number" style={{ fontSize: 12 }}>
      {length} / {limits.least}–{limits.most} {limits.unit === 'width' ? '字符' : '字'}
    </Typography.Text>
  );
}
