import { Button, type ButtonProps } from 'antd';
import { useRef } from 'react';
import { chosenFiles } from './droppedFiles.ts';

/** A button that lets a person choose files, or a whole folder; `withFolder` keeps the name of that folder in the paths. */
export function FilePicker({
  onFiles,
  accept,
  multiple = true,
  folder = false,
  withFolder = false,
  ...button
}: ButtonProps & {
  onFiles: (files: File[]) => void;
  accept?: string;
  multiple?: boolean;
  folder?: boolean;
  withFolder?: boolean;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        hidden
        aria-hidden
        tabIndex={-1}
        accept={accept}
        multiple={multiple || folder}
        {...(folder ? { webkitdirectory: '' } : {})}
        onChange={({ target }) => {
          const files = chosenFiles(target.files, withFolder);
          target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
