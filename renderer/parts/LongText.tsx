import { Button } from 'antd';
import { useState } from 'react';
import { beginningOf } from './longText.ts';

/** A text of any length on a list: a long one by its beginning, and in full when one asks. `label` says what it is of. */
export function LongText({ text, label }: { text: string; label: string }) {
  const [open, setOpen] = useState(false);
  const beginning = beginningOf(text);
  return (
    <>
      <span style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
        {open || beginning === null ? text : beginning}
      </span>
      {beginning !== null && (
        <Button
          type="link"
          size="small"
          aria-expanded={open}
          aria-label={`${open ? '收起' : '看全文'}：${label}`}
          onClick={() => setOpen(!open)}
          style={{ paddingInline: 4 }}
        >
          {open ? '收起' : '看全文'}
        </Button>
      )}
    </>
  );
}
