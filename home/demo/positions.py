"""Which positions the demo's units have."""

from accounts.synthetic.positions import CLINIC, OFFICE, SCHOOL

# unit code: (how many people, the head's position and its kind, the other positions with their weights)
STAFFING = {
    "SETDA": (41, ("Kepala Bagian Umum", "04"), (("Kepala Subbagian Tata Usaha", "05", 1), *OFFICE)),
    "ITDA": (3, ("Inspektur Pembantu I", "04"), (("Auditor Ahli Pertama", "21", 2), ("Auditor Ahli Muda", "22", 1))),
    "BKPSDM": (18, ("Sekretaris BKPSDM", "04"), (("Analis SDM Aparatur Ahli Pertama", "21", 4), *OFFICE)),
    "BAPPEDA": (18, ("Kepala Bappeda", "03"), (("Perencana Ahli Pertama", "21", 4), *OFFICE)),
    "DISKOMINFO": (24, ("Kepala Dinas Komunikasi dan Informatika", "03"), (
        ("Pranata Komputer Ahli Pertama", "21", 5), ("Pranata Humas Ahli Pertama", "21", 2), *OFFICE)),
    "DISDIK": (36, ("Kepala Dinas Pendidikan", "03"), (("Kepala Seksi Kurikulum", "05", 1), *OFFICE)),
    "SD-CEMPAKA": (24, ("Kepala SD Negeri 2 Cempaka", "22"), SCHOOL),
    "DINKES": (34, ("Kepala Dinas Kesehatan", "03"), (("Epidemiolog Kesehatan Ahli Pertama", "21", 2), *OFFICE)),
    "PKM-CEMPAKA": (35, ("Kepala Subbagian Tata Usaha Puskesmas", "05"), CLINIC),
    "DUKCAPIL": (20, ("Kepala Dinas Kependudukan dan Pencatatan Sipil", "03"), (
        ("Administrator Database Kependudukan Ahli Pertama", "21", 3), ("Operator Layanan", "06", 4), *OFFICE)),
    "DPMPTSP": (16, ("Kepala DPMPTSP", "03"), (("Penata Perizinan Ahli Pertama", "21", 3), *OFFICE)),
    "KEC-KOTA": (18, ("Camat Sukamaju Kota", "04"), (("Kepala Seksi Pelayanan Umum", "05", 1), *OFFICE)),
    "MKS-DISKOMINFO": (7, ("Kepala Bidang Layanan E-Government", "04"), OFFICE),
}  # fmt: skip
