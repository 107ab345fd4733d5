import { Alert, Button, Flex, Modal, Radio, Typography } from 'antd';
import { useState } from 'react';
import { formatBytes } from '#shared/scans/wording.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { LeaveGuard } from '../parts/LeaveGuard.tsx';
import { useClipboard } from '../parts/useClipboard.ts';
import { useDialog } from '../parts/useDialog.ts';
import { WorkProgress } from '../parts/WorkProgress.tsx';
import { codeFont } from '../vault/codeFont.ts';
import { NewPassphraseForm } from '../vault/NewPassphraseForm.tsx';
import { type BundleMaking, useExportBundle } from './useExportBundle.ts';

/** Hands cases to a colleague: how the bundle is locked, the work, and at the end its passphrase, this one time. */
export function ExportBundleDialog({ cases, onClose }: { cases: readonly string[]; onClose: () => void }) {
  const { close, dialog } = useDialog(onClose);
  const { making, make, cancel } = useExportBundle(cases);
  const [own, setOwn] = useState(false);
  const running = making.phase === 'running';
  return (
    <Modal
      {...dialog}
      title={cases.length === 1 ? `交给同事：案件 ${cases[0]}` : `交给同事：${cases.length} 个案件`}
      width={520}
      footer={null}
      closable={!running}
      keyboard={!running}
      mask={{ closable: false }}
    >
      <LeaveGuard
        when={running}
        work={{ what: '交接包还没有做完', fate: '就会停下', about: '停下的话什么都不会留下，以后可以重新做。' }}
      />
      {making.phase === 'made' ? (
        <Made making={making} onClose={close} />
      ) : running ? (
        <WorkProgress
          done={making.progress?.done ?? 0}
          total={making.progress?.total ?? 1}
          label={making.progress?.label || '正在加密'}
          onCancel={cancel}
        />
      ) : (
        <Flex vertical gap={16}>
          <Typography.Text>
            案件的全部内容做成一个加密的文件：填报资料、原件、修整过的图、打印过的文书和全部经过。同事在“导入”里打开；改好再交回来，两边的改动会合到一起。
          </Typography.Text>
          <Typography.Text type="secondary">
            原件照原样放进去，没有用途水印：只交给同事，不要发给客户或平台。
          </Typography.Text>
          <ErrorNote error={making.error} />
          <Radio.Group value={own} onChange={({ target }) => setOwn(target.value === true)} aria-label="交接包的口令">
            <Flex vertical gap={8}>
              <Radio value={false}>生成一个口令（做好以后显示一次）</Radio>
              <Radio value={true}>自己定一个口令</Radio>
            </Flex>
          </Radio.Group>
          {own ? (
            <NewPassphraseForm label="交接口令" busy={false} onSubmit={(passphrase) => void make(passphrase)}>
              <Buttons onClose={close} />
            </NewPassphraseForm>
          ) : (
            <Buttons onClose={close} onMake={() => void make(null)} />
          )}
        </Flex>
      )}
    </Modal>
  );
}

/** Submits the form it stands in where there is no `onMake`. */
function Buttons({ onClose, onMake }: { onClose: () => void; onMake?: () => void }) {
  return (
    <Flex gap={8} justify="flex-end">
      <Button onClick={onClose}>取消</Button>
      <Button type="primary" {...(onMake ? { onClick: onMake, autoFocus: true } : { htmlType: 'submit' })}>
        做成交接包
      </Button>
    </Flex>
  );
}

function Made({ making, onClose }: { making: Extract<BundleMaking, { phase: 'made' }>; onClose: () => void }) {
  const { copy } = useClipboard();
  const [copied, setCopied] = useState(false);
  const { path, file, bytes, files, passphrase } = making.made;
  return (
    <Flex vertical gap={16}>
      <Alert
        showIcon
        type={making.saved ? 'success' : 'warning'}
        role="status"
        title={making.saved ? '交接包做好了。' : '交接包做好了，但没有保存下来；请关上以后重新做一次。'}
        description={
          <span style={{ overflowWrap: 'anywhere' }}>
            {path ?? file?.name}（{formatBytes(bytes)}，{files} 个文件）
          </span>
        }
      />
      {passphrase === null ? (
        <Typography.Text>口令是您定的那一个。请用电话或当面告诉同事，不要和文件一起发。</Typography.Text>
      ) : (
        <Flex vertical gap={8}>
          <Typography.Text strong>口令（只显示这一次，请现在告诉同事或抄下来）</Typography.Text>
          <Flex gap={12} align="center">
            <Typography.Text data-testid="bundlePassphrase" style={{ fontFamily: codeFont, fontSize: 20 }}>
              {passphrase}
            </Typography.Text>
            <Button size="small" onClick={() => void copy(passphrase).then(setCopied)}>
              {copied ? '已复制' : '复制'}
            </Button>
          </Flex>
          <Typography.Text type="secondary">请用电话或另一种方式告诉，不要和文件一起发。</Typography.Text>
        </Flex>
      )}
      <Flex justify="flex-end">
        <Button type="primary" autoFocus onClick={onClose}>
          完成
        </Button>
      </Flex>
    </Flex>
  );
}
