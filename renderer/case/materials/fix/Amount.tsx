import { Flex, Slider } from 'antd';

/** How much lighter or stronger, −100 to 100, to be dragged; in the middle nothing is changed. */
export function Amount({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
}) {
  return (
    <Flex align="center" gap={10}>
      <span style={{ flex: 'none' }}>{label}</span>
      <Slider
        style={{ flex: 1, marginBlock: 4 }}
        min={-100}
        max={100}
        included={false}
        marks={{ 0: ' ' }}
        value={value}
        onChange={onChange}
        ariaLabelForHandle={label}
      />
      <span className="beian-number" style={{ width: 34, textAlign: 'end', flex: 'none' }}>
        {value > 0 ? `+${value}` : value}
      </span>
    </Flex>
  );
}
