for s in ["ǅ", "ǆ", "ŉ", "ß", "ı", "Σας", "ᾈ", "ა", "Ꭰ", "ꭰ", "ﬁn", "o'neill the 3rd"]:
    print(ascii([s.title(), s.capitalize(), s.upper(), s.lower(), s.swapcase(), s.casefold()]))
