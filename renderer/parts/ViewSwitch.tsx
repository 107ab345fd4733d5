import { Segmented } from 'antd';
import { useNavigate } from 'react-router';

/** Two looks at the same things, each an address of its own. */
export function ViewSwitch({
  here,
  views,
}: {
  here: string;
  views: readonly { readonly address: string; readonly label: string }[];
}) {
  const navigate = useNavigate();
  return (
    <Segmented
      aria-label="显示方式"
      value={here}
      options={views.map(({ address, label }) => ({ value: address, label }))}
      onChange={(address) => void navigate(address)}
    />
  );
}
