import { Button } from 'antd';
import { useSample } from '../../app/sampleContext.ts';
import { SettingRow } from './SettingRow.tsx';

/** The way to the sample office, to try something without touching a client. */
export function SampleRow() {
  const { open } = useSample();
  return (
    <SettingRow
      title="示例资料库"
      about="虚构的客户和材料，用来试功能、教新同事。现在的资料库会先锁上，内容不动。"
      action={<Button onClick={open}>打开示例资料库</Button>}
    />
  );
}
