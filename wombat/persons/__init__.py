"""What tells who somebody is: names, numbers, firms and countries taken apart and compared, whatever holds them."""
