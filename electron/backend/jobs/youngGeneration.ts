/**
 * Megabytes of the young part of the heap of every thread we start. Node ends a thread at its limit with 16 MB left over; what
 * survives a look through the young part all at once must fit in there, else the whole program ends with "Reached heap limit".
 */
export const youngMb = 16;
