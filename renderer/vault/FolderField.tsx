import { FolderOpenOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Input } from 'antd';
import { useDesk } from '../app/deskContext.ts';
import { LabelledField } from '../parts/LabelledField.tsx';
import { useReportError } from '../parts/useReportError.ts';

/** Where a folder is: chosen in the system's dialog where there is one, typed anywhere. */
export function FolderField({
  label,
  value,
  onChange,
  hint,
  problem,
  readOnly = false,
  autoFocus = false,
}: {
  label: string;
  value: string;
  onChange: (path: string) => void;
  hint: string;
  problem?: string | null | undefined;
  readOnly?: boolean;
  autoFocus?: boolean;
}) {
  const { queries, host } = useDesk();
  const report = useReportError();
  const choose = useMutation(
    queries.host.chooseFolder.mutationOptions({
      onSuccess: ({ path }) => path !== null && onChange(path),
      onError: report,
    }),
  );
  const words = host.choosesFolders ? hint : `${hint}浏览器不能代选文件夹，请写完整路径。`;
  return (
    <LabelledField label={label} hint={words} problem={problem}>
      {(ties) => (
        <Flex gap={8}>
          <Input
            {...ties}
            value={value}
            onChange={({ target }) => onChange(target.value)}
            status={problem ? 'error' : ''}
            maxLength={1000}
            readOnly={readOnly}
            autoFocus={autoFocus}
            autoComplete="off"
            spellCheck={false}
            size="large"
            style={{ flex: 1, minWidth: 0 }}
          />
          {host.choosesFolders && (
            <Button
              size="large"
              icon={<FolderOpenOutlined aria-hidden />}
              loading={choose.isPending}
              onClick={() => choose.mutate(undefined)}
            >
              选择文件夹
            </Button>
          )}
        </Flex>
      )}
    </LabelledField>
  );
}
