import { Checkbox, Flex, Modal, Typography } from 'antd';
import { useId, useMemo } from 'react';
import type { EditableField } from '#shared/api/caseEdits.ts';
import { fieldLabel } from '#shared/filing/fieldLabel.ts';
import { shownValue } from '#shared/filing/shownValue.ts';
import { CutText } from '../../parts/CutText.tsx';
import { GrowingTextArea } from '../../parts/GrowingTextArea.tsx';
import { MaskedNumber } from '../../parts/MaskedNumber.tsx';
import { useDialog } from '../../parts/useDialog.ts';
import { useDraft } from '../../parts/useDraft.ts';
import { useEditor } from './editorContext.ts';
import type { FormFacts } from './formFacts.ts';
import { isPrivate } from './numberKind.ts';
import { type Proposal, proposalsOf, usuallyTaken } from './proposals.ts';
import { useNoteReveal } from './useNoteReveal.ts';

interface Pasting {
  readonly text: string;
  /** What is ticked; null while nobody has ticked anything. */
  readonly chosen: EditableField[] | null;
}

const nothingPasted: Pasting = { text: '', chosen: null };

/** Fills the form from a text as clients send it: shows what it understood, and fills in what the person leaves ticked. Closed, it forgets. */
export function PasteDialog({ facts, onClose }: { facts: FormFacts; onClose: () => void }) {
  const { application, tables, today } = facts;
  const editor = useEditor();
  const { value, write, discard } = useDraft(`${application.filingCase.number}.paste`, nothingPasted);
  const { text, chosen } = value;
  // Locked in between, it is open again with the text; closed by hand or filled in, the text is done with.
  const { close, dialog } = useDialog(() => {
    discard();
    onClose();
  });
  const pasted = useMemo(() => proposalsOf(text, application, tables, today), [text, application, tables, today]);
  const { proposals, unknown, repeated } = pasted;
  const taken = chosen ?? usuallyTaken(proposals);

  function fill() {
    editor.choose(proposals.filter(({ field, problem }) => problem === null && taken.includes(field)));
    close();
  }

  return (
    <Modal
      {...dialog}
      title="从文字填入"
      width={640}
      okText={taken.length > 0 ? `填入 ${taken.length} 项` : '填入'}
      okButtonProps={{ disabled: taken.length === 0 }}
      cancelText="取消"
      onOk={fill}
    >
      <Flex vertical gap={12}>
        <label htmlFor="beian-paste">
          把客户发来的文字粘贴在这里，一行一项，名称和内容之间用冒号或空格隔开。填入以后可以撤销。
        </label>
        <GrowingTextArea
          id="beian-paste"
          autoFocus
          value={text}
          onChange={({ target }) => write({ text: target.value, chosen: null })}
          placeholder={'公司名称：\n统一社会信用代码：\n法定代表人：'}
          style={{ minHeight: 110 }}
        />
        <div role="status">
          {text.trim() !== '' && proposals.length === 0 && (
            <Typography.Text type="secondary">
              没有认出可以填的内容，或者都已经填好了。请看看每行是不是先写名称，再写内容。
            </Typography.Text>
          )}
        </div>
        {proposals.map((proposal) => (
          <ProposalLine
            key={proposal.field}
            proposal={proposal}
            facts={facts}
            taken={taken.includes(proposal.field)}
            onTake={(take) =>
              write({
                text,
                chosen: take ? [...taken, proposal.field] : taken.filter((each) => each !== proposal.field),
              })
            }
          />
        ))}
        <UnusedLines lines={unknown} say={(count) => `下面 ${count} 行没有认出来，没有填入：`} />
        <UnusedLines lines={repeated} say={(count) => `下面 ${count} 行和前面说的是同一项，以前面的为准：`} />
      </Flex>
    </Modal>
  );
}

/** Lines that fill in nothing, so that nobody believes they did. */
function UnusedLines({ lines, say }: { lines: readonly string[]; say: (count: number) => string }) {
  const title = useId();
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby={title}>
      <Typography.Text type="warning" id={title}>
        {say(lines.length)}
      </Typography.Text>
      <ul className="beian-unused-lines">
        {[...lines.entries()].map(([index, line]) => (
          <li key={`${index} ${line}`}>
            <CutText text={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ProposalLine({
  proposal: { field, held, value, problem },
  facts: { tables, nature },
  taken,
  onTake,
}: {
  proposal: Proposal;
  facts: FormFacts;
  taken: boolean;
  onTake: (take: boolean) => void;
}) {
  const label = fieldLabel(field);
  const noteReveal = useNoteReveal(field);
  const show = (shown: Proposal['value'], stored = false) =>
    isPrivate(field, nature) && typeof shown === 'string' ? (
      <MaskedNumber value={shown} label={label} {...(stored ? { onShow: noteReveal } : {})} />
    ) : (
      shownValue(field, shown, tables)
    );
  return (
    <Flex gap={8} align="flex-start">
      <Checkbox
        checked={taken}
        disabled={problem !== null}
        aria-label={`填入${label}`}
        onChange={({ target }) => onTake(target.checked)}
      />
      <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Typography.Text type="secondary">{label}：</Typography.Text>
        {show(value)}
        {held !== null && <Typography.Text type="warning">（现在是“{show(held, true)}”，勾上才会改）</Typography.Text>}
        {problem && <Typography.Text type="danger">（{problem}）</Typography.Text>}
      </div>
    </Flex>
  );
}
