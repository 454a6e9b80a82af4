"""Draw what stands for the demo's photographs: ``python assets/demo/draw_photos.py``.

They are drawings, and say so in three languages across their middle: nobody takes them for a picture of a real place.
"""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).parent
FONT = HERE.parent / "fonts" / "SMIOSans-SemiBold.ttf"
SIZE = (1200, 800)
SKY, GROUND, WALL, ROOF, DARK, LIGHT = "#C9DCEC", "#B9B2A3", "#EFE7D8", "#8C6A4F", "#3A4A5A", "#F6C945"
LABEL = "ПРИМЕР · ҮЛГҮ · SAMPLE"


def scene() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """Sky and ground."""
    picture = Image.new("RGB", SIZE, SKY)
    draw = ImageDraw.Draw(picture)
    draw.polygon([(0, 430), (260, 250), (520, 400), (820, 220), (1200, 420), (1200, 560), (0, 560)], fill="#A9BCCB")
    draw.rectangle((0, 540, *SIZE), fill=GROUND)
    return picture, draw


def board() -> Image.Image:
    """A board with a timetable at a fence."""
    picture, draw = scene()
    for left in range(40, 1200, 90):
        draw.rectangle((left, 430, left + 14, 640), fill=ROOF)
    draw.rectangle((0, 480, 1200, 500), fill=ROOF)
    draw.rectangle((420, 180, 800, 520), fill="white", outline=DARK, width=8)
    for line in range(6):
        draw.rectangle((460, 220 + line * 45, 760 - line % 3 * 60, 236 + line * 45), fill="#8FA3B5")
    draw.rectangle((470, 520, 490, 660), fill=DARK)
    draw.rectangle((730, 520, 750, 660), fill=DARK)
    return picture


def building() -> Image.Image:
    """A house whose roof is not finished."""
    picture, draw = scene()
    draw.rectangle((220, 320, 980, 640), fill=WALL, outline=DARK, width=5)
    for column in range(5):
        for row in range(2):
            left, top = 270 + column * 140, 360 + row * 130
            draw.rectangle((left, top, left + 80, top + 80), fill="#9FB6C9", outline=DARK, width=4)
    draw.polygon([(200, 320), (400, 190), (600, 320)], fill=ROOF)
    for left, lean in zip(range(600, 1000, 60), (60, 60, 60, 60, -60, -60, -60), strict=True):
        draw.line((left, 320, left + lean, 190), fill=ROOF, width=8)
    return picture


def lamps() -> Image.Image:
    """A street at dusk with lamps that burn."""
    picture, draw = scene()
    draw.rectangle((0, 0, *SIZE), fill="#33465C")
    draw.polygon([(480, 420), (720, 420), (1200, 800), (0, 800)], fill="#50565E")
    for place, scale in enumerate((1.0, 0.72, 0.5, 0.34)):
        left, top = 150 + place * 110, round(430 - 330 * scale)
        foot = round(440 + 230 * scale)
        draw.rectangle((left, top, left + round(14 * scale), foot), fill="#20303F")
        draw.ellipse((left - 30 * scale, top - 30 * scale, left + 44 * scale, top + 44 * scale), fill=LIGHT)
    return picture


def tiles() -> Image.Image:
    """A pavement, some of whose tiles are broken."""
    picture, draw = scene()
    for row in range(4):
        top, height = 540 + row * 40, 36
        for column in range(12):
            left = column * 100 + (50 if row % 2 else 0)
            broken = (row * 5 + column * 3) % 11 == 0
            draw.rectangle((left, top, left + 96, top + height), fill="#8A7F70" if broken else "#D8D2C4", outline=DARK)
            if broken:
                draw.line((left, top, left + 50, top + height // 2, left + 96, top + height), fill=DARK, width=5)
    return picture


def labelled(picture: Image.Image) -> Image.Image:
    """The drawing with what it is written across it."""
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(FONT), 54)
    draw.rectangle((0, 680, 1200, 770), fill="white")
    draw.text((600, 725), LABEL, fill=DARK, font=font, anchor="mm")
    return picture


def main() -> None:
    """Write the drawings beside this script."""
    for number, draw in enumerate((board, building, lamps, tiles), start=1):
        labelled(draw()).save(HERE / f"photo-{number}.jpg", "JPEG", quality=80, optimize=True)


if __name__ == "__main__":
    main()
