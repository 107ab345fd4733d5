import { App, theme } from 'antd';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { type ComingFiles, onceBegun } from './comingFiles.ts';
import { droppedFiles } from './droppedFiles.ts';
import type { Dropped } from './entryFiles.ts';

/** Names told of what could not be read; more would not be looked through. */
const mostNamed = 5;

/** Who takes what is dropped: all of it once it is read, or as it is being read, beginning with the first that is. */
type Taker =
  | { readonly onFiles: (files: File[]) => void; readonly onComing?: never }
  | { readonly onComing: (files: ComingFiles) => void; readonly onFiles?: never };

/**
 * A place that takes files: drops them in (folders are walked), and shows that it would. Its content stays usable.
 *
 * What of a drop could not be read is told by name, until the person has seen it.
 */
export function DropZone({
  onFiles,
  onComing,
  children,
  label,
  onNearing,
  disabled = false,
  fill = false,
  withFolder = false,
}: {
  children: ReactNode;
  /** What dropping here does, for screen readers and the hint while dragging. */
  label: string;
  /** Files are held over it and may be dropped. */
  onNearing?: () => void;
  disabled?: boolean;
  /** Takes all the height there is, its content laid out as a column. */
  fill?: boolean;
  /** Keeps the name of a dropped folder in the paths of its files. */
  withFolder?: boolean;
} & Taker) {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const { token } = theme.useToken();
  const { notification } = App.useApp();
  const carriesFiles = (event: DragEvent) => !disabled && event.dataTransfer.types.includes('Files');
  const leave = () => {
    depth.current = Math.max(0, depth.current - 1);
    if (depth.current === 0) setOver(false);
  };
  return (
    <section
      aria-label={label}
      onDragEnter={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        if (depth.current === 0) onNearing?.();
        depth.current += 1;
        setOver(true);
      }}
      onDragOver={(event) => {
        if (carriesFiles(event)) event.preventDefault();
      }}
      onDragLeave={leave}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        depth.current = 0;
        setOver(false);
        const parts = readable(droppedFiles(event.dataTransfer, withFolder), (unreadable) =>
          notification.warning(unreadableNote(unreadable)),
        );
        void handOver(parts, onComing ? { onComing } : { onFiles });
      }}
      style={{
        ...(fill ? { flex: 1, height: '100%', minHeight: 0, display: 'flex', flexDirection: 'column' } : {}),
        borderRadius: token.borderRadiusLG,
        outline: over ? `2px dashed ${token.colorPrimary}` : 'none',
        outlineOffset: -2,
        background: over ? token.colorPrimaryBg : undefined,
      }}
    >
      {children}
    </section>
  );
}

/** The files alone; what could not be read is told once, when the reading has ended. */
async function* readable(
  parts: AsyncIterable<Dropped>,
  tell: (unreadable: readonly string[]) => void,
): AsyncGenerator<File[], void, undefined> {
  const unreadable: string[] = [];
  try {
    for await (const part of parts) {
      unreadable.push(...part.unreadable);
      if (part.files.length > 0) yield part.files;
    }
  } finally {
    if (unreadable.length > 0) tell(unreadable);
  }
}

/** Where nothing was read, nobody is asked to take it. */
async function handOver(parts: AsyncGenerator<File[], void, undefined>, { onFiles, onComing }: Taker): Promise<void> {
  if (onComing) {
    const begun = await onceBegun(parts);
    if (begun) onComing(begun);
    return;
  }
  const files: File[] = [];
  for await (const part of parts) files.push(...part);
  if (files.length > 0) onFiles(files);
}

function unreadableNote(names: readonly string[]) {
  const rest = names.length > mostNamed ? ` 等 ${names.length} 个` : '';
  return {
    title: `没有读出来，也没有收进来：${names.slice(0, mostNamed).join('、')}${rest}`,
    description: '请确认它们没有被别的程序占用、没有被移走，并且您有权限打开，然后再拖一次。',
    placement: 'bottomRight',
    duration: 0,
  } as const;
}
