import { Button, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { FolderField } from './FolderField.tsx';
import { useChooseVault } from './useChooseVault.ts';

/** Opens a vault that is somewhere else: another disk, a shared folder, a copy from an old computer. */
export function OpenOtherVault({ from, children }: { from: string; children: ReactNode }) {
  const [path, setPath] = useState('');
  const [empty, setEmpty] = useState<string | null>(null);
  const choose = useChooseVault();
  const open = () => {
    const typed = path.trim();
    if (typed === '' || choose.isPending) return;
    choose.mutate({ path: typed }, { onSuccess: ({ state }) => state === 'missing' && setEmpty(typed) });
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
          hint={`里面应当有名为 vault.json 的文件。现在用的是 ${from}。`}
          problem={empty === path.trim() && empty !== '' ? '这个文件夹里没有资料库，请检查后再试。' : null}
          readOnly={choose.isPending}
          autoFocus
        />
        <ErrorNote error={choose.error} />
        <Flex gap={8} wrap justify="flex-end">
          {children}
          <Button type="primary" htmlType="submit" loading={choose.isPending} disabled={path.trim() === ''}>
            打开这个资料库
          </Button>
        </Flex>
      </Flex>
    </form>
  );
}
