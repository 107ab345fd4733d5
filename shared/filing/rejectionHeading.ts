/** All that a heading can say without saying why; what names a part, a field or a person is not among it. */
const sayingNothing = [
  ...['您好', '尊敬的用户', '尊敬的开发者', '尊敬的', '用户', '开发者', '您', '你', '贵单位', '贵司', '的'],
  ...[
    '小程序备案',
    '备案',
    '申请',
    '订单',
    '信息',
    '资料',
    '材料',
    '内容',
    '本次',
    '此次',
    '该',
    '提交',
    '已提交',
    '所提交',
  ],
  ...[
    '平台',
    '初审',
    '审核',
    '审查',
    '管局',
    '通信管理局',
    '腾讯云',
    '微信',
    '结果',
    '经',
    '在',
    '时',
    '中',
    '后',
    '并',
  ],
  ...[
    '未',
    '没有',
    '没',
    '不',
    '能',
    '获得',
    '通过',
    '已',
    '被',
    '驳回',
    '退回',
    '拒绝',
    '失败',
    '存在',
    '有',
    '因',
    '由于',
  ],
  ...[
    '如下',
    '以下',
    '下列',
    '下述',
    '几',
    '个',
    '些',
    '点',
    '项',
    '问题',
    '原因',
    '理由',
    '意见',
    '情况',
    '具体',
    '为',
    '是',
  ],
  ...['请', '根据', '按照', '按', '修改', '整改', '修正', '核对', '重新', '再次', '再', '和', '与', '及'],
].toSorted((one, other) => other.length - one.length);

/** Longer than any heading. */
const mostOfHeading = 80;

/**
 * Whether a line says nothing but that reasons follow, such as “您的备案未通过，原因如下：”. Pure.
 *
 * A line with one word beyond that is no such heading: it stays.
 */
export function isHeading(line: string): boolean {
  const bare = line.trim();
  if (bare === '' || bare.length > mostOfHeading) return false;
  if (!/[:：]$/u.test(bare) && !/(?:如下|以下|下列|下述)/u.test(bare)) return false;
  let left = bare.replaceAll(/[\s，,。：:；;！!、【】]/gu, '');
  while (left !== '') {
    const word = sayingNothing.find((each) => left.startsWith(each));
    if (word === undefined) return false;
    left = left.slice(word.length);
  }
  return true;
}
