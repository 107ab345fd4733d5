import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { addresses } from '../app/addresses.ts';
import { useSample } from '../app/sampleContext.ts';
import { EmptyState } from '../parts/EmptyState.tsx';

/** No case yet: the three ways to begin. */
export function EmptyOffice() {
  const navigate = useNavigate();
  const { open: openSample } = useSample();
  return (
    <EmptyState
      title="还没有案件"
      next="客户填好了采集表，就从导入开始，一次带进所有客户和扫描件；只有一个客户，直接新建。想先看看，可以打开示例资料库，里面都是虚构的单位。"
    >
      <Button type="primary" onClick={() => void navigate(addresses.import)}>
        导入采集表
      </Button>
      <Button onClick={() => void navigate(addresses.newCase)}>新建案件</Button>
      <Button type="link" onClick={openSample}>
        打开示例资料库
      </Button>
    </EmptyState>
  );
}
