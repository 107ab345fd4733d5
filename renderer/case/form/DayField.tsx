import { Checkbox, Flex, Input } from 'antd';
import type { FieldValue } from '#shared/api/caseEdits.ts';
import { forever } from '#shared/filing/date.ts';
import { DayPicker } from '../../parts/DayPicker.tsx';
import { useEditor } from './editorContext.ts';
import { FieldFrame, type FieldLook, labelId, noteId } from './FieldFrame.tsx';
import { inputStatus } from './inputStatus.ts';
import type { EntryRules } from './readEntry.ts';
import { useTyping } from './useTyping.ts';

/** A day, typed in any usual way or picked; the end of a validity may be 长期. */
export function DayField({ look, held, rules }: { look: FieldLook; held: FieldValue; rules: EntryRules }) {
  const editor = useEditor();
  const { text, state, events } = useTyping(look.field, held, rules);
  const choose = (value: string | null) => editor.choose([{ field: look.field, value }]);
  return (
    <FieldFrame look={look}>
      <Flex gap={10} align="center">
        <Input
          {...events}
          {...inputStatus(look.findings, state)}
          id={look.id}
          aria-describedby={noteId(look.id)}
          autoComplete="off"
          className="beian-number"
          placeholder="如 20261231"
          value={text}
          suffix={<DayPicker of={labelId(look.id)} text={text} today={rules.today} onPick={choose} />}
        />
        {rules.control === 'validUntil' && (
          <Checkbox
            checked={(state ? state.value : held) === forever}
            onChange={({ target }) => choose(target.checked ? forever : null)}
            style={{ whiteSpace: 'nowrap' }}
          >
            长期
          </Checkbox>
        )}
      </Flex>
    </FieldFrame>
  );
}
