import { Alert, Flex, Spin } from 'antd';
import { useEffect, useMemo } from 'react';
import type { MadeSheet } from '#shared/api/sheets.ts';
import { ErrorNote } from '../../../parts/ErrorNote.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';

/** A sheet as it will be, why there is none, and what to look at before it goes out. */
export function SheetPreview({
  made,
  blob,
  error,
  busy,
}: {
  made: MadeSheet | null;
  blob: Blob | null;
  error: unknown;
  /** While the next one is made. */
  busy: boolean;
}) {
  const address = useMemo(() => (blob ? URL.createObjectURL(blob) : null), [blob]);
  useEffect(() => {
    if (address === null) return;
    return () => URL.revokeObjectURL(address);
  }, [address]);
  if (error) return <ErrorNote error={error} />;
  if (!made) return <Waiting what="正在生成预览" />;
  if (made.type === 'none') return <Alert type="warning" showIcon role="status" title={made.reason} />;
  return (
    <Flex vertical gap={10}>
      {made.notes.map((note) => (
        <Alert key={note} type="info" showIcon title={note} />
      ))}
      <Spin spinning={busy} delay={300}>
        {address && (
          <img
            src={address}
            alt="预览"
            style={{
              maxWidth: '100%',
              maxHeight: 'calc(100vh - 260px)',
              border: '1px solid rgba(128, 128, 128, 0.45)',
              boxSizing: 'border-box',
            }}
          />
        )}
      </Spin>
    </Flex>
  );
}
