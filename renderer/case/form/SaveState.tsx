import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Button, Typography } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { useSaveSummary } from './editorContext.ts';

/** How far everything is saved; leads to what is not. */
export function SaveState() {
  const { state, unsaved } = useSaveSummary();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [first] = unsaved;
  if (first !== undefined) {
    return (
      <Button
        type="text"
        danger
        icon={<ExclamationCircleOutlined />}
        onClick={() => void navigate(`${pathname}?where=${encodeURIComponent(first)}`, { replace: true })}
      >
        {unsaved.length} 处没有保存
      </Button>
    );
  }
  return (
    <Typography.Text type="secondary" role="status" style={{ whiteSpace: 'nowrap', paddingInline: 8 }}>
      {state === 'saving' ? (
        '正在保存…'
      ) : (
        <>
          <CheckCircleOutlined /> {state === 'saved' ? '都已保存' : '改动会自动保存'}
        </>
      )}
    </Typography.Text>
  );
}
