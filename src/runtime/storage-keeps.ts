/** Whether what is written here is still here at the next visit. Forbidden storage (private windows) throws at any touch. */
export function storageKeeps(): boolean {
  const probe = 'wireglass.probe';
  try {
    localStorage.setItem(probe, '1');
    const read = localStorage.getItem(probe);
    localStorage.removeItem(probe);
    return read === '1';
  } catch {
    return false;
  }
}
