import {
  AuditOutlined,
  DashboardOutlined,
  FileSearchOutlined,
  ImportOutlined,
  InboxOutlined,
  LockOutlined,
  SearchOutlined,
  SettingOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Layout, Menu, Tooltip, Typography } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { ClockAlarm } from '../board/ClockAlarm.tsx';
import { IntakeBadge } from '../intake/IntakeBadge.tsx';
import { useDraftsWaiting } from '../parts/useDraft.ts';
import { useUnloadGuard } from '../parts/useUnloadGuard.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { IdleLock } from '../vault/IdleLock.tsx';
import { useLockVault } from '../vault/useLockVault.ts';
import { useReturn } from '../vault/useReturn.ts';
import { addresses } from './addresses.ts';
import { CutShortBanner } from './CutShortBanner.tsx';
import { useDesk } from './deskContext.ts';
import { RulesBanner } from './RulesBanner.tsx';
import { lockKey, modifierLabel, useLockKey, useShortcut } from './shortcuts.ts';
import { UnfinishedBanner } from './UnfinishedBanner.tsx';
import { VaultBanner } from './VaultBanner.tsx';

const Palette = lazy(async () => ({ default: (await import('../palette/Palette.tsx')).Palette }));

const places = [
  { key: addresses.board, label: '工作台', icon: <DashboardOutlined aria-hidden /> },
  { key: addresses.cases, label: '案件', icon: <AuditOutlined aria-hidden /> },
  { key: addresses.intake, label: <IntakeBadge />, icon: <InboxOutlined aria-hidden /> },
  { key: addresses.scans, label: '扫描检查', icon: <FileSearchOutlined aria-hidden /> },
  { key: addresses.import, label: '导入', icon: <ImportOutlined aria-hidden /> },
  { key: addresses.settings(), label: '设置', icon: <SettingOutlined aria-hidden /> },
];

/** The frame of an open desk: where one is, how to get elsewhere, and the screen itself. */
export function Shell() {
  const { host, queries } = useDesk();
  useReturn(useQuery(queries.vault.status.queryOptions({ select: ({ path }) => path })).data ?? '');
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [searching, setSearching] = useState(false);
  useShortcut('k', () => setSearching(true));
  useUnloadGuard(useDraftsWaiting());
  // 日历 is the other look at the day's work.
  const at = pathname === addresses.calendar ? addresses.board : pathname;
  const here = places.findLast(({ key }) => (key === addresses.board ? at === key : at.startsWith(key)));
  return (
    <Layout style={{ height: '100vh' }}>
      <button type="button" className="beian-skip" onClick={focusMain}>
        跳到正文
      </button>
      <Layout.Sider width={176} style={{ borderInlineEnd: '1px solid rgba(128, 128, 128, 0.2)' }}>
        <Flex vertical style={{ height: '100%' }}>
          <Typography.Text strong style={{ padding: '18px 20px 14px', fontSize: 16 }}>
            备案工作台
          </Typography.Text>
          <nav aria-label="主导航" style={{ flex: 1 }}>
            <Menu
              mode="inline"
              selectedKeys={here ? [here.key] : []}
              items={places}
              onClick={({ key }) => void navigate(key)}
              style={{ borderInlineEnd: 'none' }}
            />
          </nav>
          <LockButton />
        </Flex>
      </Layout.Sider>
      <Layout style={{ minWidth: 0 }}>
        <Layout.Header style={{ padding: '0 20px', height: 52, lineHeight: 'normal' }}>
          <Flex align="center" style={{ height: '100%' }}>
            <Button
              icon={<SearchOutlined aria-hidden />}
              onClick={() => setSearching(true)}
              style={{ width: 380, maxWidth: '100%', justifyContent: 'flex-start', fontWeight: 'normal' }}
            >
              <Typography.Text type="secondary">找客户、小程序、操作（{modifierLabel}+K）</Typography.Text>
            </Button>
          </Flex>
        </Layout.Header>
        <VaultBanner />
        <RulesBanner />
        <CutShortBanner />
        <UnfinishedBanner />
        <Layout.Content
          id="beian-main"
          tabIndex={-1}
          style={{ padding: '20px 24px', overflow: 'auto', outline: 'none', minHeight: 0 }}
        >
          <Suspense fallback={<Waiting what="正在打开" />}>
            <Outlet />
          </Suspense>
        </Layout.Content>
      </Layout>
      {host.notifies && <ClockAlarm />}
      <IdleLock />
      {searching && (
        <Suspense>
          <Palette onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </Layout>
  );
}

function LockButton() {
  const lock = useLockVault();
  useLockKey(lock.lock);
  return (
    <Tooltip title={`离开座位时锁上，再用要输口令（${lockKey}）`} placement="right">
      <Button
        type="text"
        icon={<LockOutlined aria-hidden />}
        loading={lock.isPending}
        onClick={lock.lock}
        style={{ margin: 12, justifyContent: 'flex-start' }}
      >
        锁定
      </Button>
    </Tooltip>
  );
}

/** A link would change the hash, which is the router's. */
function focusMain(): void {
  document.getElementById('beian-main')?.focus();
}
