"""Working with referral partners: profiles, one-to-ones, requests, good customers, closed business, targets."""
