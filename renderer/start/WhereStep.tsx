import { Alert, App, Button, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import type { VaultStatus } from '#shared/api/vault.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { FolderField } from '../vault/FolderField.tsx';
import { OpenOtherVault } from '../vault/OpenOtherVault.tsx';
import { useChooseVault } from '../vault/useChooseVault.ts';
import { OtherWays } from './OtherWays.tsx';
import { RestorePage } from './RestorePage.tsx';
import { StartFrame } from './StartFrame.tsx';

/** Where the vault is to lie; or the sample to look at, or a vault that exists already. */
export function WhereStep({
  status,
  steps,
  onPlaced,
}: {
  status: VaultStatus;
  steps: ReactNode;
  onPlaced: (path: string) => void;
}) {
  const [way, setWay] = useState<'new' | 'elsewhere' | 'restore'>('new');
  if (way === 'restore') return <RestorePage from="" onBack={() => setWay('new')} />;
  if (way === 'elsewhere')
    return (
      <StartFrame title="打开已有的资料库" intro="换了电脑，或者资料库在移动硬盘、共享文件夹里。">
        <OpenOtherVault from={status.path}>
          <Button onClick={() => setWay('new')}>返回</Button>
        </OpenOtherVault>
      </StartFrame>
    );
  return (
    <StartFrame title="先建一个资料库" intro="客户资料和证件照片都加密存在里面。三步，大约两分钟。" steps={steps}>
      {status.path !== status.usualPath && <NotFound status={status} />}
      <WhereForm key={status.path} status={status} onPlaced={onPlaced} />
      <OtherWays onElsewhere={() => setWay('elsewhere')} onRestore={() => setWay('restore')} />
    </StartFrame>
  );
}

function WhereForm({ status, onPlaced }: { status: VaultStatus; onPlaced: (path: string) => void }) {
  const [path, setPath] = useState(status.path);
  const choose = useChooseVault();
  const { message } = App.useApp();
  const go = () => {
    const wanted = path.trim();
    if (wanted === '' || choose.isPending) return;
    if (wanted === status.path) return onPlaced(wanted);
    choose.mutateAsync({ path: wanted }).then(
      (status) => {
        if (status?.state === 'missing') onPlaced(status.path);
        else if (status) message.info('这个文件夹里已经有资料库，请直接打开。');
      },
      // The note below says it.
      () => undefined,
    );
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <Flex vertical gap={16}>
        <FolderField
          label="资料库文件夹"
          value={path}
          onChange={setPath}
          hint="一般不用改。换位置请给一个空文件夹，最好在本机硬盘上。"
          problem={path.trim() === '' ? '请填写文件夹。' : null}
          readOnly={choose.isPending}
        />
        <ErrorNote error={choose.error} />
        <Button
          size="large"
          type="primary"
          htmlType="submit"
          loading={choose.isPending}
          autoFocus
          style={{ alignSelf: 'flex-end' }}
        >
          下一步
        </Button>
      </Flex>
    </form>
  );
}

/** The folder was chosen once and holds no vault now: unplugged, moved, or never made. */
function NotFound({ status }: { status: VaultStatus }) {
  const choose = useChooseVault();
  return (
    <Alert
      type="info"
      showIcon
      title="在这个文件夹里没有找到资料库"
      description={
        <span style={{ overflowWrap: 'anywhere' }}>
          {status.path}。如果资料库在移动硬盘或共享文件夹上，请先接好，再点“重新查找”。
        </span>
      }
      action={
        <Flex vertical gap={8}>
          <Button size="small" loading={choose.isPending} onClick={() => choose.mutate({ path: status.path })}>
            重新查找
          </Button>
          <Button size="small" disabled={choose.isPending} onClick={() => choose.mutate({ path: status.usualPath })}>
            用默认位置
          </Button>
        </Flex>
      }
    />
  );
}
