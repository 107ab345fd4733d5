import { Button, Flex, Typography, theme } from 'antd';
import { useState } from 'react';
import { handTools, stepsByHand } from '#shared/vault/openByHand.ts';
import { useCopyText } from '../../parts/useCopyText.ts';
import { codeFont } from '../../vault/codeFont.ts';
import { SettingRow } from './SettingRow.tsx';

/** How the vault is opened without this program: nobody is held here by their data. */
export function ByHandRow({ path }: { path: string }) {
  const [shown, setShown] = useState(false);
  return (
    <SettingRow
      title="不用本软件怎样打开"
      about="资料库用的都是公开的格式。哪天不用备案工作台了，凭恢复码和别家的免费工具，一样能取出全部资料。"
      action={
        <Button aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? '收起' : '看步骤'}
        </Button>
      }
    >
      {shown && <Steps path={path} />}
    </SettingRow>
  );
}

function Steps({ path }: { path: string }) {
  return (
    <Flex vertical gap={20}>
      <div>
        <Typography.Text strong>要准备两样工具</Typography.Text>
        <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
          {handTools.map(({ name, what }) => (
            <li key={name}>
              {name}：{what}
            </li>
          ))}
        </ul>
      </div>
      <ol style={{ display: 'flex', flexDirection: 'column', gap: 20, margin: 0, paddingInlineStart: 20 }}>
        {stepsByHand(path).map(({ title, text, command }) => (
          <li key={title}>
            <Typography.Text strong>{title}</Typography.Text>
            <br />
            <Typography.Text>{text}</Typography.Text>
            {command !== null && <Command text={command} title={title} />}
          </li>
        ))}
      </ol>
      <Typography.Text type="secondary">
        想一次全部取出来：在命令行运行 npm run -s beian -- export --plain --out 新文件夹
        --yes。取出来的资料没有加密，原件上也没有用途水印，用完请立即删除。
      </Typography.Text>
    </Flex>
  );
}

function Command({ text, title }: { text: string; title: string }) {
  const { token } = theme.useToken();
  const copy = useCopyText();
  const [copied, setCopied] = useState(false);
  return (
    <Flex
      gap={8}
      align="flex-start"
      style={{
        marginBlockStart: 6,
        padding: '8px 10px',
        borderRadius: token.borderRadius,
        background: token.colorFillTertiary,
      }}
    >
      <pre
        style={{
          flex: 1,
          minWidth: 0,
          margin: 0,
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          fontFamily: codeFont,
        }}
      >
        {text}
      </pre>
      <Button size="small" aria-label={`复制“${title}”的命令`} onClick={() => setCopied(copy(text))}>
        {copied ? '已复制' : '复制'}
      </Button>
    </Flex>
  );
}
