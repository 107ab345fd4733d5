import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { ClearByKey } from '../parts/clearByKey.tsx';
import { type Brightness, deskTheme } from './theme.ts';
import { useDark } from './useBrightness.ts';

/** The nonce the host gave this page: without it the content policy refuses antd's styles. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;
const csp = nonce ? { csp: { nonce } } : {};

/** Pixels notes stay away from the lower edge: there, bars and drawers have their buttons. */
const notesAbove = 72;

/** Antd names the cross of its dialogs in English, whatever the language. */
const closing = { 'aria-label': '关闭' };

/** Language, theme and message host around everything. */
export function PlainStyle({ children, brightness = 'system' }: { children: ReactNode; brightness?: Brightness }) {
  const dark = useDark(brightness);
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  return (
    <ConfigProvider
      {...csp}
      locale={zhCN}
      theme={deskTheme(dark)}
      button={{ autoInsertSpace: false }}
      form={{ colon: false }}
      modal={{ closable: closing }}
      drawer={{ closable: closing }}
      notification={{ className: 'beian-note' }}
    >
      <AntApp message={{ maxCount: 3 }} notification={{ bottom: notesAbove }} style={{ height: '100%' }}>
        {children}
        <ClearByKey />
      </AntApp>
    </ConfigProvider>
  );
}
