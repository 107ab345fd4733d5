import { App, theme } from 'antd';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { droppedFiles } from './droppedFiles.ts';

/** Names told of what could not be read; more would not be looked through. */
const mostNamed = 5;

/**
 * A place that takes files: drops them in (folders are walked), and shows that it would. Its content stays usable.
 *
 * What of a drop could not be read is told by name, until the person has seen it.
 */
export function DropZone({
  onFiles,
  children,
  label,
  onNearing,
  disabled = false,
  fill = false,
  withFolder = false,
}: {
  onFiles: (files: File[]) => void;
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
}) {
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
        void droppedFiles(event.dataTransfer, withFolder).then(({ files, unreadable }) => {
          if (unreadable.length > 0) notification.warning(unreadableNote(unreadable));
          if (files.length > 0) onFiles(files);
        });
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

function unreadableNote(names: readonly string[]) {
  const rest = names.length > mostNamed ? ` 等 ${names.length} 个` : '';
  return {
    title: `没有读出来，也没有收进来：${names.slice(0, mostNamed).join('、')}${rest}`,
    description: '请确认它们没有被别的程序占用、没有被移走，并且您有权限打开，然后再拖一次。',
    placement: 'bottomRight',
    duration: 0,
  } as const;
}
