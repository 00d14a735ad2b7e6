"""A school with two people in its office, made in the database the environment names. Prints what a visitor needs."""

import json

import django

PASSWORD = "seven quiet herons wade"
OFFICE = 2


def main() -> None:
    django.setup()
    from growthring.core.access import Role
    from tests.factories import SchoolFactory, UserFactory, holding

    school = SchoolFactory.create(name="Oak Vale")
    emails = [f"office{n}@oak-vale.example" for n in range(OFFICE)]
    for email in emails:
        user = UserFactory.create(email=email)
        user.set_password(PASSWORD)
        user.save()
        holding(Role.OFF, school, user=user, email=email)
    print(json.dumps({"school": school.key, "emails": emails}))


if __name__ == "__main__":
    main()
