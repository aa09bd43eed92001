import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<'button'>, 'onClick' | 'disabled'> & { onPress?: () => void; isDisabled?: boolean };

/** The plain button of the first screen, under the same names as the one of the component library, which comes afterwards. */
export const Button = ({ onPress, isDisabled, ...rest }: Props) => <button type="button" {...rest} disabled={isDisabled} onClick={onPress} />;
