"""Traditional and simplified characters of one name, so that 陳偉 and 陈伟 compare equal."""

from __future__ import annotations

_PAIRS = """
萬万 與与 專专 東东 兩两 嚴严 個个 豐丰 臨临 爲为 為为 麗丽 舉举 義义 樂乐 喬乔 習习 鄉乡 書书 買买 於于 虧亏 雲云 產产
親亲 億亿 僅仅 從从 倉仓 儀仪 價价 眾众 衆众 優优 會会 偉伟 傳传 傷伤 倫伦 體体 偵侦 側侧 僑侨 債债 黨党 蘭兰 關关 興兴
養养 內内 岡冈 冊册 寫写 軍军 農农 馮冯 決决 況况 淨净 幾几 鳳凤 擊击 劃划 劉刘 則则 創创 製制 劍剑 劇剧 務务 動动 勵励
勞劳 勢势 勳勋 區区 醫医 華华 協协 單单 賣卖 蔔卜 佔占 盧卢 衛卫 卻却 廠厂 廳厅 曆历 歷历 廚厨 縣县 參参 雙双 發发 髮发
臺台 葉叶 號号 後后 呂吕 啟启 啓启 吳吴 員员 詠咏 響响 喚唤 囑嘱 團团 園园 圍围 國国 圖图 圓圆 聖圣 場场 塊块 壇坛 墊垫
壯壮 聲声 處处 備备 複复 復复 夠够 頭头 奮奋 獎奖 奧奥 婦妇 媽妈 婁娄 婭娅 嬌娇 孃娘 娛娱 嫻娴 嬰婴 嬪嫔 孫孙 學学 寧宁
寶宝 實实 審审 憲宪 寬宽 賓宾 對对 尋寻 導导 壽寿 將将 爾尔 盡尽 層层 屆届 屬属 歲岁 崗岗 嵐岚 島岛 巖岩 嶺岭 嶽岳 鉅巨
幣币 帥帅 師师 帶带 幫帮 幹干 廣广 莊庄 慶庆 廬庐 庫库 應应 龐庞 開开 張张 彌弥 彈弹 強强 歸归 當当 錄录 徑径 憶忆 誌志
懷怀 態态 總总 戀恋 驚惊 願愿 戰战 戶户 擴扩 揚扬 拋抛 護护 報报 擇择 換换 據据 攝摄 數数 斷断 無无 舊旧 時时 顯显 曉晓
曄晔 暉晖 術术 機机 殺杀 雜杂 權权 條条 來来 楊杨 傑杰 鬆松 極极 構构 樞枢 標标 樣样 橋桥 夢梦 檢检 樓楼 歡欢 歐欧 畢毕
氣气 彙汇 匯汇 滙汇 漢汉 湯汤 沒没 滄沧 滬沪 澤泽 潔洁 淺浅 濟济 塗涂 濤涛 潤润 澱淀 淵渊 漁渔 溫温 遊游 灣湾 滿满 濱滨
瀾澜 灝灏 燈灯 靈灵 燦灿 煒炜 點点 煙烟 燁烨 熱热 煥焕 愛爱 獨独 璣玑 瑪玛 瑋玮 環环 現现 瓊琼 瑤瑶 電电 畫画 暢畅 療疗
皚皑 監监 蓋盖 盤盘 礦矿 碼码 碩硕 確确 禮礼 禎祯 祿禄 離离 種种 積积 稱称 穩稳 窮穷 竇窦 競竞 筆笔 籌筹 簽签 籤签 簡简
類类 糧粮 糾纠 紅红 約约 級级 紀纪 緯纬 純纯 綱纲 納纳 縱纵 綸纶 紙纸 線线 練练 組组 細细 織织 終终 繹绎 經经 結结 給给
統统 繡绣 繼继 績绩 緒绪 續续 綺绮 維维 綠绿 編编 緣缘 網网 羅罗 羨羡 翹翘 聶聂 職职 聯联 聰聪 肅肃 膚肤 勝胜 腦脑 騰腾
緻致 艦舰 豔艳 艷艳 藝艺 節节 蕓芸 葦苇 蘇苏 蘋苹 範范 莖茎 薈荟 榮荣 蔭荫 藥药 蓮莲 獲获 瑩莹 鶯莺 營营 縈萦 蕭萧 薩萨
蔣蒋 雖虽 蟬蝉 裝装 見见 觀观 規规 視视 覺觉 譽誉 計计 訂订 認认 讓让 訓训 議议 訊讯 記记 講讲 許许 設设 訪访 證证 評评
詞词 譯译 試试 詩诗 誠诚 話话 語语 說说 請请 諸诸 諾诺 課课 調调 談谈 謀谋 諶谌 諭谕 諺谚 謝谢 謙谦 謹谨 譚谭 貝贝 貞贞
負负 財财 責责 賢贤 賬账 貨货 質质 販贩 購购 貴贵 貸贷 貿贸 費费 賀贺 賈贾 資资 賦赋 賴赖 賽赛 贊赞 讚赞 贏赢 趙赵 車车
軒轩 轉转 輪轮 軟软 輕轻 載载 輔辅 輝辉 輸输 遼辽 達达 過过 邁迈 運运 還还 這这 進进 遠远 連连 遲迟 跡迹 適适 選选 遜逊
鄧邓 鄺邝 鄔邬 郵邮 鄒邹 鄰邻 鄭郑 釋释 鑑鉴 鑒鉴 針针 鍾钟 鐘钟 鋼钢 鈞钧 鈺钰 錢钱 鐵铁 鈴铃 銘铭 銀银 鋪铺 銷销 鎖锁
鋒锋 銳锐 鋭锐 錫锡 錦锦 鍵键 鎮镇 鏡镜 長长 門门 問问 闖闯 間间 閔闵 聞闻 閣阁 閻阎 闊阔 隊队 陽阳 陰阴 陣阵 際际 陸陆
陳陈 險险 隨随 隱隐 難难 霧雾 靚靓 靜静 韋韦 韓韩 韜韬 韻韵 頁页 頂顶 項项 順顺 顧顾 頎颀 頌颂 預预 領领 穎颖 題题 顏颜
額额 風风 飛飞 飯饭 飲饮 飾饰 饒饶 館馆 馬马 駱骆 驗验 駿骏 騏骐 驥骥 魚鱼 魯鲁 鮮鲜 鯉鲤 鯤鲲 鳥鸟 鴻鸿 鵑鹃 鵬鹏 鶴鹤
鷹鹰 麥麦 黃黄 齊齐 齡龄 龍龙 龔龚
"""
_FORMS: dict[str, set[str]] = {}
for _pair in _PAIRS.split():
    _FORMS.setdefault(_pair[1], {_pair[1]}).add(_pair[0])
_SIMPLIFIED = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})


def simplify(text: str) -> str:
    """Return ``text`` with the traditional characters that names and firms are written with in their simplified form.

    Only for comparing: it goes character by character, knows the characters that are usual in names of people, firms
    and jobs, and must not be shown to a reader.
    """
    return text if text.isascii() else text.translate(_SIMPLIFIED)


def variants(char: str) -> frozenset[str]:
    """Return a character with all the others that `simplify` takes for the same."""
    return frozenset(_FORMS.get(char.translate(_SIMPLIFIED), {char}))
