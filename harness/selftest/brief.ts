/** Leaves out what asks the same question about many more values; every requirement is still tested. */
export const brief = {
  skip: [
    'REG/BI/profile.communicationAvailability.*',
    'REG/BV/profile/communicationAvailability/*',
    'REG/BV/profile/pairwise',
    'REG/BV/distinct/*-*',
    '*/any-*',
    '*/{boolean,array,object}',
  ],
};
