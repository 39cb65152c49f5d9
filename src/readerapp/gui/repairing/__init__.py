"""What a repair made of broken text: shown before and after, word by word, to be overruled."""
