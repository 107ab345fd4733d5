import { CopyOutlined, PrinterOutlined } from '@ant-design/icons';
import { App, Button, Flex, Typography, theme } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useDesk } from '../app/deskContext.ts';
import { PrintPage } from '../parts/PrintPage.tsx';
import { useClipboard } from '../parts/useClipboard.ts';
import { PrintedRecoveryCode } from './PrintedRecoveryCode.tsx';
import { RecoveryCodeText } from './RecoveryCodeText.tsx';

/** The recovery code, shown once: to be written down, printed or copied. `children` lead on. */
export function RecoveryCodeSheet({
  code,
  path,
  children,
}: {
  code: string;
  /** Where the vault lies that it opens. */
  path: string;
  children: ReactNode;
}) {
  const [printing, setPrinting] = useState(false);
  const { message } = App.useApp();
  const { token } = theme.useToken();
  const shown = useRef<HTMLDivElement>(null);
  const clip = useClipboard();
  const { host } = useDesk();
  const copy = async () => {
    if (await clip.copy(code)) {
      message.warning(
        host.opensFilling
          ? '已复制，一分钟后自动从剪贴板清掉。请贴到安全的地方。'
          : '已复制，一分钟后从剪贴板清掉；浏览器不让自动清的，回到这里按任意键就清。请贴到安全的地方。',
        8,
      );
    } else {
      if (shown.current) getSelection()?.selectAllChildren(shown.current);
      message.info('恢复码已选中，请按键盘复制，或者抄下来。', 8);
    }
  };
  return (
    <Flex vertical gap={16}>
      <div
        ref={shown}
        style={{
          padding: '12px 8px',
          borderRadius: token.borderRadiusLG,
          border: `1px solid ${token.colorBorder}`,
          background: token.colorFillQuaternary,
        }}
      >
        <RecoveryCodeText code={code} size={26} />
      </div>
      <Typography.Text>
        离开这一页，它就不会再显示，谁也查不到：请现在就抄在纸上，和电脑分开放。选“以后再核对”，到时只请您输一遍抄下的内容。里面没有字母
        I、L、O、U，看到的 0 和 1 都是数字。
      </Typography.Text>
      <Flex gap={8} wrap>
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => setPrinting(true)}>
          打印这一页
        </Button>
        <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copy()}>
          复制
        </Button>
      </Flex>
      {children}
      {printing && (
        <PrintPage onDone={() => setPrinting(false)}>
          <PrintedRecoveryCode code={code} path={path} />
        </PrintPage>
      )}
    </Flex>
  );
}
