import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import type { FillingStep } from '#shared/api/filling.ts';
import { fileNameWords, keyWords } from './fillingWalk.ts';
import { unlessDoubled } from './mouseLeavesKeys.ts';
import { StepValue } from './StepValue.tsx';

/** What is to be done now, large: the field of the console and what belongs into it. */
export function CurrentStep({
  caseNumber,
  step,
  onTake,
}: {
  caseNumber: string;
  step: FillingStep;
  onTake: () => void;
}) {
  const { section, label, kind, value, note, problem } = step;
  const copies = value !== null;
  return (
    <section className="beian-filling-now" aria-label="现在填" aria-live="polite">
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {section}
      </Typography.Text>
      <Typography.Text strong style={{ fontSize: 16 }}>
        {label}
      </Typography.Text>
      <div className={kind === 'copy' ? 'beian-filling-value' : 'beian-filling-value beian-filling-words'}>
        <StepValue key={step.id} caseNumber={caseNumber} step={step} />
      </div>
      {problem !== null && (
        <Typography.Text type="danger">这一项有必改的问题，先在案件里改好再填：{problem}</Typography.Text>
      )}
      {note !== null && <Typography.Text type="secondary">{note}</Typography.Text>}
      <Button
        type="primary"
        block
        size="large"
        icon={copies ? <CopyOutlined aria-hidden /> : <CheckOutlined aria-hidden />}
        onClick={unlessDoubled(onTake)}
      >
        {kind === 'file' && copies ? fileNameWords : keyWords[kind === 'none' ? 'look' : kind]}
      </Button>
    </section>
  );
}

/** Everything is filled in: what is left is to leave nothing behind. */
export function FinishedCard({ held, onFinish }: { held: boolean; onFinish: () => void }) {
  return (
    <section className="beian-filling-now" aria-label="填完了" aria-live="polite">
      <Flex vertical gap={8}>
        <Typography.Text strong style={{ fontSize: 16 }}>
          都填完了
        </Typography.Text>
        <Typography.Text type="secondary">
          {held ? '最后一项粘贴好以后，按一下空格，剪贴板里不留号码。' : '提交前请在页面上从头看一遍。'}
        </Typography.Text>
        <Button type="primary" block size="large" disabled={!held} onClick={unlessDoubled(onFinish)}>
          {held ? '按空格清空剪贴板' : '剪贴板已清空'}
        </Button>
      </Flex>
    </section>
  );
}
