"""Invented people with names as they are common in different parts of the country."""

# region: (given names of men, given names of women, second names)
NAMES = {
    "jawa": (
        "Agus Bambang Budi Dwi Eko Heru Joko Slamet Sugeng Sutrisno Teguh Wahyu Yudi Tri",
        "Sri Endang Retno Dyah Wahyuni Rini Sulastri Titik Yuni Ratna Ning Kartika Ambar Dwi",
        "Santoso Prasetyo Wibowo Nugroho Handayani Purnomo Setiawan Lestari Hartono Utomo Widodo Susanto",
    ),
    "sunda": (
        "Asep Ujang Dadang Cecep Iwan Deden Yayan Dede Tatang Encep",
        "Euis Neneng Imas Iis Teti Yati Lilis Nani Cucu Elin",
        "Suryana Hidayat Kurniawan Gunawan Sutisna Mulyana Ruhiyat Komariah Rohaeti Supriatna",
    ),
    "batak": (
        "Parlindungan Saut Binsar Tigor Hotman Marudut Poltak Jonathan Sahat Robert",
        "Rotua Tiurma Lasma Rumondang Hotmaida Duma Christina Marlina Ida Friska",
        "Simanjuntak Siregar Nainggolan Sitorus Hutapea Lubis Harahap Panjaitan Situmorang Nasution",
    ),
    "minang": (
        "Zulkifli Syafrizal Yusrizal Fadli Hendri Rizal Irwan Afrizal Nofrizal Dasril",
        "Yulinar Rosmaneli Desmawati Fitria Yenni Elvi Nurhayati Gusnita Rahmi Vivi",
        "Chaniago Piliang Tanjung Koto Sikumbang Jambak Guci Malay Caniago Mandailing",
    ),
    "aceh": (
        "Teuku Muhammad Zainal Ridwan Fauzan Iskandar Munawar Saiful",
        "Cut Nurul Safrina Mutia Rahmah Zuraida Hafsah Nuraini",
        "Husaini Abdullah Ibrahim Yusuf Ismail Hanafiah Usman Sulaiman",
    ),
    "bugis": (
        "Andi Baso Ambo Daeng Syamsul Rustam Muhtar Arifin",
        "Andi Besse Hasnah Sitti Rosdiana Murniati Hartati Nirwana",
        "Mappanyukki Parenrengi Mattalatta Makkasau Patunru Massaniga Baharuddin Nurdin Salam Rahim",
    ),
    "bali": (
        "Wayan Made Nyoman Ketut Putu Gede Kadek Komang",
        "Wayan Made Nyoman Ketut Putu Kadek Komang Luh",
        "Suardana Artawan Sudiarta Wirawan Astawa Sukerti Ariani Widiadnyana Mahendra Yuliantari",
    ),
    "ntt": (
        "Yohanes Petrus Kornelis Markus Fransiskus Gregorius Dominggus Stefanus",
        "Maria Yuliana Theresia Elisabet Agnes Katarina Yosefina Margaretha",
        "Lamanepa Kleden Bria Nahak Seran Tefa Kapitan Lopez Ndun Manafe",
    ),
    "maluku_papua": (
        "Yosef Frans Melkianus Ruben Nataniel Elieser Marthen Simon",
        "Novita Yakoba Dorkas Orpa Merry Ester Welmince Debora",
        "Latuconsina Pattiasina Tuhumury Wenda Kogoya Rumbiak Mandacan Yoku Leatemia Sahetapy",
    ),
    "kalimantan": (
        "Rahmadi Syahrani Noor Ahmad Riduan Fahrul Jumadi Sabirin",
        "Noorhayati Rusmini Hamidah Siti Norlaila Maulida Rabiatul Masnah",
        "Arsyad Anwar Saberi Hasan Rosadi Effendi Mansyur Kurniadi Ideham Basri",
    ),
    "tionghoa": (
        "Hendra Andreas Kevin Steven Willy Johan",
        "Lina Vivian Meilani Jessica Angelina Fenny",
        "Wijaya Halim Tanuwijaya Gunadi Limanto Kusuma",
    ),
}
SHARES = {
    "jawa": 8, "sunda": 4, "batak": 3, "minang": 3, "aceh": 2, "bugis": 2, "bali": 2, "ntt": 2,
    "maluku_papua": 2, "kalimantan": 2, "tionghoa": 1,
}  # fmt: skip


def new_name(random, *, is_female, taken=None):
    """A name that nobody of `taken` has yet; adds it to them. Without `taken` people may be called alike."""
    while True:
        [region] = random.choices(list(SHARES), weights=SHARES.values())
        men, women, second = (words.split() for words in NAMES[region])
        given = women if is_female else men
        parts = random.sample(given, 2) if random.random() < 0.25 else [random.choice(given)]
        name = " ".join([*parts, random.choice(second)])
        if region == "bali":
            name = f"Ni {name}" if is_female else f"I {name}"
        if taken is None:
            return name
        if name not in taken:
            taken.add(name)
            return name
