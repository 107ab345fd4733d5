import { Button, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import { useDoorMessages } from '../app/doorMessages.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { FolderField } from './FolderField.tsx';
import { useOpenOther } from './useOpenOther.ts';

/**
 * Opens a vault that is somewhere else: another disk, a shared folder, a copy from an old computer. `onFound` is called
 * once the desk has turned to it, for a page that stays then.
 */
export function OpenOtherVault({
  from,
  onFound,
  children,
}: {
  from: string;
  onFound?: () => void;
  children: ReactNode;
}) {
  const [path, setPath] = useState('');
  const [empty, setEmpty] = useState<string | null>(null);
  const other = useOpenOther(from);
  const message = useDoorMessages();
  const wanted = path.trim();
  const open = () => {
    if (wanted === '' || other.isPending) return;
    other.mutateAsync(wanted).then(
      (result) => {
        if (result === 'found') onFound?.();
        if (result !== 'missing') return;
        setEmpty(wanted);
        message.warning('那个文件夹里没有资料库，仍用原来的。');
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
        open();
      }}
    >
      <Flex vertical gap={16}>
        <FolderField
          label="资料库所在的文件夹"
          value={path}
          onChange={setPath}
          hint="里面有一个名为 vault.json 的文件。"
          problem={empty !== null && empty === wanted ? '这个文件夹里没有资料库，请检查后再试。' : null}
          readOnly={other.isPending}
          autoFocus
        />
        <ErrorNote error={other.error} />
        <Flex gap={8} wrap justify="flex-end">
          {children}
          <Button type="primary" htmlType="submit" loading={other.isPending} disabled={wanted === ''}>
            打开这个资料库
          </Button>
        </Flex>
      </Flex>
    </form>
  );
}
