import { type ComponentProps, useEffect, useState } from 'react';

/** Long enough for a screen reader to have seen the empty region, ms. */
const MOMENT = 100;

interface LiveProps extends ComponentProps<'div'> {
  /** `alert` interrupts what is being read. */
  readonly role: 'status' | 'alert';
}

/**
 * A message that comes together with its live region. What stands in a region from its beginning is
 * not news, and is not read: so the region comes empty, and is filled a moment later.
 */
export function Live({ role, children, ...look }: LiveProps) {
  const [there, setThere] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setThere(true), MOMENT);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role={role} {...(there && look)}>
      {there && children}
    </div>
  );
}
