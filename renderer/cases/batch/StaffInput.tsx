import { useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { useDesk } from '../../app/deskContext.ts';

/** The names of the office to choose from; another one can be typed. */
export function StaffInput({
  id,
  value,
  onChange,
  known,
}: {
  id: string;
  value: string;
  onChange: (value: string) => void;
  /** Names in use beyond those in the settings. */
  known: readonly string[];
}) {
  const { queries } = useDesk();
  const agency = useQuery(queries.agency.get.queryOptions());
  const names = [...new Set([...(agency.data?.staff ?? []), ...known])];
  return (
    <AutoComplete
      id={id}
      value={value}
      onChange={(text: string) => onChange(text)}
      options={names.map((name) => ({ value: name }))}
      showSearch={{ filterOption: (text, option) => (option?.value ?? '').includes(text.trim()) }}
      maxLength={60}
      placeholder="选一位同事，或直接填写姓名"
      style={{ width: '100%' }}
    />
  );
}
