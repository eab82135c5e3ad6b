import { Button, Tooltip, type ButtonProps } from '@mui/material';
import type { Offer } from '../api/offers';

/** A button for what the API offers: where it is refused to the reader, it cannot be pressed and says why. */
export function OfferButton({ offer, ...button }: ButtonProps & { offer: Offer }) {
  if (!offer.refusal) return <Button {...button} />;
  return (
    <Tooltip title={offer.detail}>
      {/* A disabled button hears no mouse. */}
      <span><Button {...button} disabled fullWidth /></span>
    </Tooltip>
  );
}
