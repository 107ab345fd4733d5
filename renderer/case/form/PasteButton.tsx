import { SnippetsOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { FormFacts } from './formFacts.ts';

const PasteDialog = lazy(async () => ({ default: (await import('./PasteDialog.tsx')).PasteDialog }));

/** Opens the dialog that fills the form from a text. */
export function PasteButton({ facts }: { facts: FormFacts }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" type="text" icon={<SnippetsOutlined />} onClick={() => setOpen(true)}>
        从文字填入
      </Button>
      {open && (
        <Suspense>
          <PasteDialog facts={facts} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
