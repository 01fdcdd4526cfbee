/**
 * What passwords are made of most often, lower case and without tones: words of the world's and of Vietnam's leaked
 * lists, and this service's own. Figures and signs around them, and figures in the place of letters, are seen through;
 * see `password-policy.ts`.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
  password passwords passw0rd pass passwort changeme letmein letmeinnow welcome welcomeback login administrator admin
  adminadmin root superuser user username guest test testing tester default master secret topsecret monkey dragon sunshine
  princess football baseball basketball superman batman iloveyou iloveu ilovevietnam loveyou lovely forever trustno
  shadow michael jordan jennifer computer internet samsung iphone google facebook zalo youtube microsoft windows
  abc abcd abcde abcdef abcabc aabbcc abcxyz qwerty qwertyui qwertyuiop azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm
  qweasd qweasdzxc qazwsx qazwsxedc zaqwsx asd zxc onetwothree starwars pokemon whatever freedom mustang
  matkhau matkhaumoi matkhaucuatoi matkhaucuaem matkhauladau khongcomatkhau doimatkhau quenmatkhau matma
  anhyeuem emyeuanh yeuem yeuanh toiyeuem toiyeuban yeuemnhieu yeuanhnhieu anhnhoem emnhoanh nhoem nhoanh
  anhyeuemnhieulam iloveyouforever vochong vochongtoi giadinh giadinhtoi gianinhhanhphuc hanhphuc giadinhhanhphuc
  congai contrai bome boyeu meyeu conyeubome yeubome bemeo becun congchua hoangtu tinhyeu tinhban
  khongbiet khongnoi khongcogi khongai chaoban xinchao xinchaovietnam camon vietnam vietnamese vietnamvodich
  vietnamquehuongtoi toiyeuvietnam hochiminh chutichhochiminh hanoi saigon danang haiphong cantho dalat lamdong
  hanoivietnam thanhpho thanhphohochiminh tphcm quehuong quetoi nongdan nongnghiep nongthon hoptacxa htx coso
  sanpham sanphamocop ocop ocopvietnam ocoplamdong motxamotsanpham xaphuong ubnd uybannhandan uybannhandanxa
  canbo canboocop congan bodoi giaovien hocsinh sinhvien truonghoc lophoc bacho
  temque temocop tem temtruyxuat truyxuat truyxuatnguongoc tracuu dangnhap dangky taikhoan nguoidung nguoidungmoi
  quantri quantrivien hethong maytinh dienthoai vietcombank agribank ngaymai ngayhomnay homnay ngaymoi
  thangnam nguyen nguyenvan nguyenthi nguyenvana tranvan tranthi levan lethi phamvan
  `
    .trim()
    .split(/\s+/),
);
