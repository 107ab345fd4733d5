import { CloseOutlined } from '@ant-design/icons';
import { Button, Flex, Input, type InputRef, Tag, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { LabelledField } from '../../parts/LabelledField.tsx';
import { MaskedNumber } from '../../parts/MaskedNumber.tsx';
import { whenPageIsLeft } from '../../parts/whenPageIsLeft.ts';
import { splitEntries } from './splitEntries.ts';

/** A list of short texts, each once: added below, taken out one by one. */
export function EntryList({
  label,
  hint,
  entries,
  longest,
  masked = false,
  onShow,
  onChange,
}: {
  label: string;
  hint: string;
  entries: readonly string[];
  /** Characters of one entry. */
  longest: number;
  masked?: boolean;
  /** Called when one that is masked is about to be shown whole. */
  onShow?: () => void;
  onChange: (entries: string[]) => void;
}) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<InputRef>(null);
  const add = (text: string) => {
    const wanted = splitEntries(text);
    const tooLong = wanted.find((entry) => entry.length > longest);
    if (tooLong !== undefined) return setProblem(`每一项最多 ${longest} 个字，有一项太长，请检查分隔。`);
    const added = [...new Set(wanted)].filter((entry) => !entries.includes(entry));
    setTyped('');
    setProblem(null);
    if (added.length > 0) onChange([...entries, ...added]);
  };
  const addTyped = useRef<() => void>(() => undefined);
  addTyped.current = () => {
    if (typed.trim() !== '') add(typed);
  };
  // As leaving the field does.
  useEffect(() => whenPageIsLeft(() => addTyped.current()), []);
  return (
    <LabelledField label={label} hint={hint} problem={problem}>
      {(ties) => (
        <Flex vertical gap={8}>
          {entries.length > 0 && (
            <Flex gap={8} wrap role="list" aria-label={label}>
              {entries.map((entry) => (
                <Entry
                  key={entry}
                  entry={entry}
                  label={label}
                  masked={masked}
                  onShow={onShow}
                  onRemove={() => {
                    onChange(entries.filter((each) => each !== entry));
                    // Its button goes with it.
                    input.current?.focus();
                  }}
                />
              ))}
            </Flex>
          )}
          <Flex gap={8}>
            <Input
              {...ties}
              ref={input}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
              onPressEnter={() => add(typed)}
              onBlur={() => add(typed)}
              onPaste={(event) => {
                const pasted = event.clipboardData.getData('text/plain');
                // A field of one line would run the cells of a spreadsheet together.
                if (!/[\r\n\t]/.test(pasted)) return;
                event.preventDefault();
                add(`${typed}\n${pasted}`);
              }}
              status={problem ? 'error' : ''}
              placeholder="写好后按回车"
              autoComplete="off"
              style={{ maxWidth: 320 }}
            />
            <Button disabled={typed.trim() === ''} onClick={() => add(typed)}>
              添加
            </Button>
          </Flex>
        </Flex>
      )}
    </LabelledField>
  );
}

function Entry({
  entry,
  label,
  masked,
  onShow,
  onRemove,
}: {
  entry: string;
  label: string;
  masked: boolean;
  onShow: (() => void) | undefined;
  onRemove: () => void;
}) {
  return (
    <Tag variant="outlined" role="listitem" style={{ margin: 0, padding: '2px 2px 2px 10px', fontSize: 'inherit' }}>
      <Flex align="center" gap={4}>
        {masked ? (
          <MaskedNumber value={entry} label={label} {...(onShow ? { onShow } : {})} />
        ) : (
          <Typography.Text>{entry}</Typography.Text>
        )}
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={masked ? '删除这个号码' : `删除 ${entry}`}
          onClick={onRemove}
        />
      </Flex>
    </Tag>
  );
}
