import { SnippetsOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useAddressedDialog } from '../../parts/useAddressedDialog.ts';
import type { FormFacts } from './formFacts.ts';

const PasteDialog = lazy(async () => ({ default: (await import('./PasteDialog.tsx')).PasteDialog }));

/** Opens the dialog that fills the form from a text. */
export function PasteButton({ facts }: { facts: FormFacts }) {
  const { about, open, close } = useAddressedDialog('paste');
  return (
    <>
      <Button size="small" type="text" icon={<SnippetsOutlined />} onClick={() => open('')}>
        从文字填入
      </Button>
      {about !== null && (
        <Suspense>
          <PasteDialog facts={facts} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
