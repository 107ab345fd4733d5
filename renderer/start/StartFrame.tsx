import { Flex, Typography, theme } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWindowTitle } from '../parts/PageTitle.tsx';

/** The calm page before the desk: whose it is, one thing to do, and what becomes of the data. */
export function StartFrame({
  title,
  intro,
  steps,
  children,
}: {
  title: string;
  intro: ReactNode;
  /** How far one is, above the title. */
  steps?: ReactNode;
  children: ReactNode;
}) {
  const { token } = theme.useToken();
  useWindowTitle(title);
  return (
    <main
      style={{
        minHeight: '100%',
        boxSizing: 'border-box',
        // From step to step the page keeps its top edge, however much stands below it.
        padding: 'max(20px, 10vh) 24px 24px',
        background: token.colorBgLayout,
      }}
    >
      <Flex vertical gap={20} style={{ width: 640, maxWidth: '100%', margin: '0 auto' }}>
        <Flex align="center" gap={10}>
          <img src="/icon.svg" alt="" width={32} height={32} />
          <Typography.Text strong style={{ fontSize: 16 }}>
            备案工作台
          </Typography.Text>
        </Flex>
        <Flex
          vertical
          gap={20}
          style={{
            padding: '28px 32px 32px',
            background: token.colorBgContainer,
            border: `1px solid ${token.colorBorderSecondary}`,
            borderRadius: token.borderRadiusLG * 1.5,
          }}
        >
          {steps}
          <div>
            <Heading key={title} text={title} />
            <Typography.Text type="secondary" style={{ fontSize: 15, overflowWrap: 'anywhere' }}>
              {intro}
            </Typography.Text>
          </div>
          {children}
        </Flex>
        <Typography.Text type="secondary" style={{ textAlign: 'center' }}>
          不联网，不上传。所有资料加密后只存在您选的文件夹里。
        </Typography.Text>
      </Flex>
    </main>
  );
}

/** Where the control that led here is gone, the keyboard goes on from the top of the new page. */
function Heading({ text }: { text: string }) {
  const { token } = theme.useToken();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <h1
      ref={heading}
      tabIndex={-1}
      style={{ margin: '0 0 6px', outline: 'none', color: token.colorText, fontSize: 24, lineHeight: 1.35 }}
    >
      {text}
    </h1>
  );
}
